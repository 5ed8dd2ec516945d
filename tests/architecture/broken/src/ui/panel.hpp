#include <emscripten.h>
#include "es/event_store.hpp"
