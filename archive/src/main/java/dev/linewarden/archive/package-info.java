/// Keeps the pictures that are worth keeping.
@NullMarked
package dev.linewarden.archive;

import org.jspecify.annotations.NullMarked;
