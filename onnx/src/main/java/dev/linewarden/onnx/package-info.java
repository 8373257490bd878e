/// What an ONNX file says, and files written anew.
@NullMarked
package dev.linewarden.onnx;

import org.jspecify.annotations.NullMarked;
