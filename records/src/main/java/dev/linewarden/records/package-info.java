/// What has been inspected and with which recipe: the journal of every part, the index over it for
/// questions, and the recipe revisions. Nothing here is lost or silently changed.
@NullMarked
package dev.linewarden.records;

import org.jspecify.annotations.NullMarked;
