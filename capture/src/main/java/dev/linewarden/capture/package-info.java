/// Exactly one frame, or one named reason, per trigger: image folders and the rendered bottle line.
@NullMarked
package dev.linewarden.capture;

import org.jspecify.annotations.NullMarked;
