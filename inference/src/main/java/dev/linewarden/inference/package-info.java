/// Pixels to findings within the budget: vision tools on OpenCV, models on ONNX Runtime, and the
/// agent that runs them on the model thread.
@NullMarked
package dev.linewarden.inference;

import org.jspecify.annotations.NullMarked;
