package dev.linewarden.inspection;

/// Something for which the line must not go on, under the name by which the [FaultLog] counts such
/// things.
///
/// @param source who noticed it
/// @param words one sentence with its numbers
public record Trouble(String source, String what, String words) {}
