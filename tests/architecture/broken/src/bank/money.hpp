#include "storage/frame.hpp"
#include <iostream>
