// Chooses the door: a browser starts the program with its own words, a person with a command.
#include "doors/doors.h"

int main(int argc, char** argv) {
    return smallprint::run(argc, argv);
}
