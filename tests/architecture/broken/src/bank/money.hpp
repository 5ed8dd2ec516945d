#include "storage/frame.hpp"
