/// What an inspection is: the words of the trade as values, the ports to the outside, [Judge] and
/// [Line]. No input or output, no thread, no native code.
@NullMarked
package dev.linewarden.inspection;

import org.jspecify.annotations.NullMarked;
