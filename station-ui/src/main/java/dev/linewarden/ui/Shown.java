package dev.linewarden.ui;

import java.util.Optional;

/// What a request shows of who sends it.
///
/// @param session of a browser in which a person signed on
/// @param token of a program
/// @param address where it comes from
public record Shown(Optional<String> session, Optional<String> token, String address) {}
