/// Who may do what.
@NullMarked
package dev.linewarden.access;

import org.jspecify.annotations.NullMarked;
