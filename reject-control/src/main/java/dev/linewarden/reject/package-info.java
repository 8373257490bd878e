/// Sees parts arrive and removes the condemned on time: [LineIo] is the seam to the sensors and the
/// ejector, [Tracker] follows each part from one to the other, [BenchIo] is a conveyor without
/// hardware.
@NullMarked
package dev.linewarden.reject;

import org.jspecify.annotations.NullMarked;
