/// The station: command line, configuration, wiring, threads and shutdown. The only module that
/// knows all others.
@NullMarked
package dev.linewarden.station;

import org.jspecify.annotations.NullMarked;
