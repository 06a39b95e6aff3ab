// The way in: decides from the arguments whether a browser or a person has started the program.
#pragma once

namespace smallprint {

/// Runs the program and returns its exit status. A browser is recognised as in DESIGN 3.1 (Chromium: an
/// origin as argv[1]; Firefox: the manifest's path and the extension's id); everything else is the command
/// line.
int run(int argc, char** argv);

}  // namespace smallprint
