# The page's fonts: Inter for words, JetBrains Mono for facts, each cut to the characters that Foldline draws, which
# takes a face from 340 KB to about 12 KB as the page is sent. They come from npm and are never committed.
#
# Target `fonts` makes ${CMAKE_BINARY_DIR}/fonts/{Inter,JetBrainsMono}-{Regular,SemiBold}.ttf

set(font_packages ${CMAKE_SOURCE_DIR}/.tools/npm/web/node_modules/@expo-google-fonts)
find_program(HB_SUBSET hb-subset REQUIRED NO_CMAKE_FIND_ROOT_PATH)

# Latin-1, then: dashes, quotation marks, ellipsis, arrows, minus.
string(CONCAT font_characters "20-7E,A0-FF,"
  "2013,2014,2018,2019,201C,201D,2026,2190,2192,2212")

# cut_font(Inter-Regular FROM inter/400Regular/Inter_400Regular.ttf)
function(cut_font name from file)
  set(cut ${CMAKE_BINARY_DIR}/fonts/${name}.ttf)
  add_custom_command(OUTPUT ${cut}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/fonts
    COMMAND ${HB_SUBSET} --font-file=${font_packages}/${file} --output-file=${cut}
      --unicodes=${font_characters} --no-hinting --layout-features=
    DEPENDS ${font_packages}/${file} ${CMAKE_CURRENT_FUNCTION_LIST_FILE}
    COMMENT "Cutting ${name}" VERBATIM)
  set_property(GLOBAL APPEND PROPERTY foldline_fonts ${cut})
endfunction()

cut_font(Inter-Regular FROM inter/400Regular/Inter_400Regular.ttf)
function(cut_font name from file)
  set(cut ${CMAKE_BINARY_DIR}/fonts/${name}.ttf)
  add_custom_command(OUTPUT ${cut}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/fonts
    COMMAND ${HB_SUBSET} --font-file=${font_packages}/${file} --output-file=${cut}
      --unicodes=${font_characters} --no-hinting --layout-features=
    DEPENDS ${font_packages}/${file} ${CMAKE_CURRENT_FUNCTION_LIST_FILE}
    COMMENT "Cutting ${name}" VERBATIM)
  set_property(GLOBAL APPEND PROPERTY foldline_fonts ${cut})
endfunction()

# font_licence(inter Inter): the licence of the package goes to the site as licenses/Inter.txt.
function(font_licence package name)
  set(copy ${CMAKE_SOURCE_DIR}/build/site/licenses/${name}.txt)
  add_custom_command(OUTPUT ${copy}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_SOURCE_DIR}/build/site/licenses
    COMMAND ${CMAKE_COMMAND} -E copy ${font_packages}/${package}/LICENSE_FONT ${copy}
    DEPENDS ${font_packages}/${package}/LICENSE_FONT VERBATIM)
  set_property(GLOBAL APPEND PROPERTY foldline_fonts ${copy})
endfunction()

cut_font(Inter-Regular FROM inter/400Regular/Inter_400Regular.ttf)
cut_font(Inter-SemiBold FROM inter/600SemiBold/Inter_600SemiBold.ttf)
cut_font(JetBrainsMono-Regular FROM jetbrains-mono/400Regular/JetBrainsMono_400Regular.ttf)
cut_font(JetBrainsMono-SemiBold FROM jetbrains-mono/600SemiBold/JetBrainsMono_600SemiBold.ttf)

get_property(fonts GLOBAL PROPERTY foldline_fonts)
add_custom_target(fonts DEPENDS ${fonts})
