// What Dear ImGui's renderer asks of the graphics context, asked once. It reads the state that it is about to
// change, so as to restore it: some twenty questions a frame, and a browser answers the first of them only
// when it has drawn all that came before. Nobody else draws into our context, so the answers never change;
// page.cmake sends the renderer's questions here.
#include <GLES3/gl3.h>
#include <algorithm>
#include <array>
#include <vector>

namespace {

struct Known {
  GLenum question;
  std::array<GLint, 4> answer;
};
std::vector<Known> known;

}  // namespace

extern "C" void foldline_gl_state(GLenum question, GLint* answer) {
  auto found = std::ranges::find(known, question, &Known::question);
  if (found == known.end()) {
    Known asked{question, {}};
    glGetIntegerv(question, asked.answer.data());
    found = known.insert(known.end(), asked);
  }
  const bool is_box = question == GL_VIEWPORT || question == GL_SCISSOR_BOX;
  std::copy_n(found->answer.begin(), is_box ? 4 : 1, answer);
}
