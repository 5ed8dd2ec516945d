// What the program says: a document a line for other programs (stdout), sentences for people (stderr).
#pragma once

#include <string>

namespace platform {

void print(const std::string& document);
void say(const std::string& sentence);

// Sends off what was printed; false where any of it, ever, did not arrive.
bool all_printed();

// A descriptor that the caller left closed goes to the next file that is opened, and answers would be
// printed into the log. So the three standard ones are taken first.
void take_standard_descriptors();

}  // namespace platform
