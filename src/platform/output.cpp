#include "platform/output.hpp"

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace platform {

void print(const std::string& document) { std::printf("%s\n", document.c_str()); }

void say(const std::string& sentence) { std::fprintf(stderr, "%s\n", sentence.c_str()); }

bool all_printed() { return std::fflush(stdout) == 0 && std::ferror(stdout) == 0; }

void take_standard_descriptors() {
  int taken = open("/dev/null", O_RDONLY);
  while (taken >= 0 && taken <= STDERR_FILENO) taken = open("/dev/null", O_RDONLY);
  if (taken >= 0) close(taken);
}

}  // namespace platform
