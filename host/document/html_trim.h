// The ends of a page's blocks: what is left of breadcrumbs, copyright lines and link lists when the parts of
// the page that say what they are have gone.
#pragma once

#include <vector>

#include "document/block_writer.h"

namespace smallprint {

/// Drops such blocks from both ends, at most a few at the start and never the only text; and everywhere what
/// only controls the page ("Back to top"), asks about it ("Was this helpful?") or tells its age by the clock
/// ("Updated 3 days ago").
void trim_scraps(std::vector<RawBlock>& blocks);

}  // namespace smallprint
