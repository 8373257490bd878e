package dev.linewarden.capture;

import dev.linewarden.inspection.BadInput;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// How a GigE Vision or USB3 Vision camera is set up. What is empty stays as the camera has it.
///
/// @param address an IP address, or an id as discovery shows it
/// @param width pixels of the region, from the sensor's left
/// @param height pixels of the region, from the sensor's top
/// @param pixelFormat by the GenICam naming convention, for example `Mono8`
/// @param exposureMicros how long the shutter is open
/// @param gain in the camera's own unit
/// @param budgetNanos from the trigger to the whole frame; after it the frame is lost
/// @param buffers frames that the station may hold at once
public record GigeSettings(
    String address,
    OptionalInt width,
    OptionalInt height,
    Optional<String> pixelFormat,
    OptionalDouble exposureMicros,
    OptionalDouble gain,
    long budgetNanos,
    int buffers) {
  public static final long BUDGET_NANOS = 100_000_000;
  public static final int BUFFERS = 16;

  public GigeSettings {
    if (address.isBlank() || budgetNanos <= 0 || buffers < 1) {
      throw new BadInput(
          "a camera needs an address, a budget and buffers, but has '%s', %d ns and %d"
              .formatted(address, budgetNanos, buffers));
    }
  }

  /// The same settings for the camera at another address.
  public GigeSettings at(String otherAddress) {
    return new GigeSettings(
        otherAddress, width, height, pixelFormat, exposureMicros, gain, budgetNanos, buffers);
  }

  /// The camera as it is.
  public static GigeSettings of(String address) {
    return new GigeSettings(
        address,
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        BUDGET_NANOS,
        BUFFERS);
  }
}
