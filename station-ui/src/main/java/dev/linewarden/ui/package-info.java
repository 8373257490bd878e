/// What the operator sees and may do: the screen, the HTTP interface and the metrics page.
@NullMarked
package dev.linewarden.ui;

import org.jspecify.annotations.NullMarked;
