/// The algorithms on pixels: what is cut out of a frame, found, fitted, compared and read in it.
/// Knows neither recipe nor tool.
@NullMarked
package dev.linewarden.vision;

import org.jspecify.annotations.NullMarked;
