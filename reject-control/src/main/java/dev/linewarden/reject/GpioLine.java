package dev.linewarden.reject;

/// What the kernel says of one line of a chip.
///
/// @param name empty when the chip gives it none
/// @param user who holds it: a program, or a driver of the kernel; empty when nobody does or the
///   holder gives no name
public record GpioLine(int offset, String name, String user, boolean used, boolean output) {
  /// As it can be named in the configuration.
  public String called() {
    return name.isEmpty() ? Integer.toString(offset) : name;
  }

  public String holder() {
    return user.isEmpty() ? "somebody who gives no name" : "'" + user + "'";
  }
}
