# The libraries that Foldline is built on, each pinned here and nowhere else.
#
# Where the set-up brought the sources (a machine that reaches package registries only), it says so in
# .tools/sources.cmake; otherwise CMake fetches the pinned release and checks its SHA-256.
include(FetchContent)
include(${CMAKE_SOURCE_DIR}/.tools/sources.cmake OPTIONAL)

# We compile the few files that we need with our own flags, so no library's own CMake project is entered:
# a SOURCE_SUBDIR that does not exist says that to FetchContent.
set(sources_only SOURCE_SUBDIR none DOWNLOAD_EXTRACT_TIMESTAMP OFF)

FetchContent_Declare(nlohmann_json ${sources_only}
  URL https://github.com/nlohmann/json/releases/download/v3.11.3/json.tar.xz
  URL_HASH SHA256=d6c65aca6b1ed68e7a182f4757257b107ae403032760ed6ef121c9d55e81757d
  FIND_PACKAGE_ARGS 3.11)
FetchContent_Declare(CLI11 ${sources_only}
  URL https://github.com/CLIUtils/CLI11/archive/refs/tags/v2.4.2.tar.gz
  URL_HASH SHA256=f2d893a65c3b1324c50d4e682c0cdc021dd0477ae2c048544f39eed6654b699a
  FIND_PACKAGE_ARGS 2.1)
FetchContent_Declare(catch2 ${sources_only}
  URL https://github.com/catchorg/Catch2/archive/refs/tags/v3.7.1.tar.gz
  URL_HASH SHA256=c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c)
FetchContent_Declare(imgui ${sources_only}
  GIT_REPOSITORY https://github.com/ocornut/imgui.git
  GIT_TAG 45acd5e0e82f4c954432533ae9985ff0e1aad6d5) # v1.92.2b

# A library target of somebody else's code: our warnings are not its duty.
function(third_party_library name)
  add_library(${name} STATIC ${ARGN})
  target_compile_features(${name} PUBLIC cxx_std_23)
  set_target_properties(${name} PROPERTIES COMPILE_WARNING_AS_ERROR OFF)
endfunction()

FetchContent_MakeAvailable(nlohmann_json)
if(NOT TARGET nlohmann_json::nlohmann_json)
  add_library(nlohmann_json::nlohmann_json INTERFACE IMPORTED GLOBAL)
  target_include_directories(nlohmann_json::nlohmann_json INTERFACE ${nlohmann_json_SOURCE_DIR}/include)
endif()

if(NOT EMSCRIPTEN) # a page has no command line
  FetchContent_MakeAvailable(CLI11)
  if(NOT TARGET CLI11::CLI11)
    add_library(CLI11::CLI11 INTERFACE IMPORTED GLOBAL)
    target_include_directories(CLI11::CLI11 INTERFACE ${cli11_SOURCE_DIR}/include)
  endif()
endif()

if(EMSCRIPTEN OR BUILD_TESTING) # a command line draws nothing, but the tests lay out frames without a screen
  FetchContent_MakeAvailable(imgui)
  third_party_library(imgui
    ${imgui_SOURCE_DIR}/imgui.cpp
    ${imgui_SOURCE_DIR}/imgui_draw.cpp
    ${imgui_SOURCE_DIR}/imgui_tables.cpp
    ${imgui_SOURCE_DIR}/imgui_widgets.cpp)
  target_include_directories(imgui SYSTEM PUBLIC ${imgui_SOURCE_DIR} ${imgui_SOURCE_DIR}/backends)
  target_compile_definitions(imgui PUBLIC
    IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_FILE_FUNCTIONS IMGUI_USE_WCHAR32 IMGUI_IMPL_OPENGL_ES3)
endif()
if(EMSCRIPTEN)
  target_sources(imgui PRIVATE ${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp)
  target_compile_options(imgui PRIVATE -Oz) # downloaded by every visitor, and fast enough at that
  target_compile_definitions(imgui PRIVATE IMGUI_DISABLE_DEFAULT_FONT) # the page brings its own
endif()

if(BUILD_TESTING)
  # Its amalgamated file takes 9 seconds to compile, its CMake project 115.
  FetchContent_MakeAvailable(catch2)
  third_party_library(catch2 ${catch2_SOURCE_DIR}/extras/catch_amalgamated.cpp)
  target_include_directories(catch2 SYSTEM PUBLIC ${catch2_SOURCE_DIR}/extras)
endif()
