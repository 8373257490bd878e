package dev.linewarden.capture;

import dev.linewarden.inspection.BadInput;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// How a GigE Vision or USB3 Vision camera is set up.
///
/// @param address an IP address, or an id as discovery shows it
/// @param budgetNanos from the trigger to the whole frame; after it the frame is lost
/// @param buffers frames that the station may hold at once
public record GigeSettings(
    String address, Picture picture, Firing firing, long budgetNanos, int buffers) {
  public static final long BUDGET_NANOS = 100_000_000;
  public static final int BUFFERS = 16;

  /// What the camera shall send. What is empty stays as the camera has it.
  ///
  /// @param width pixels of the region, from the sensor's left
  /// @param height pixels of the region, from the sensor's top
  /// @param pixelFormat by the GenICam naming convention, for example `Mono8`
  /// @param exposureMicros how long the shutter is open
  /// @param gain in the camera's own unit
  public record Picture(
      OptionalInt width,
      OptionalInt height,
      Optional<String> pixelFormat,
      OptionalDouble exposureMicros,
      OptionalDouble gain) {
    public static final Picture AS_IT_IS =
        new Picture(
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
  }

  /// What makes the camera expose.
  ///
  /// @param source [#SOFTWARE], or an input of the camera such as `Line0`
  /// @param debounceMicros how long a level on that input must last to count; empty = as the camera
  ///   has it
  public record Firing(String source, OptionalDouble debounceMicros) {
    /// We tell the camera, for each trigger, over the wire.
    public static final String SOFTWARE = "Software";

    public static final Firing BY_US = new Firing(SOFTWARE, OptionalDouble.empty());

    /// Whether the camera has to be told each exposure.
    boolean isByUs() {
      return source.equals(SOFTWARE);
    }
  }

  public GigeSettings {
    if (address.isBlank() || firing.source().isBlank() || budgetNanos <= 0 || buffers < 1) {
      throw new BadInput(
          "a camera needs an address, a trigger, a budget and buffers, but has '%s', '%s', %d ns and %d"
              .formatted(address, firing.source(), budgetNanos, buffers));
    }
  }

  /// Why a frame that did not come in time is lost, for people.
  String overBudget() {
    return "no frame within %d ms".formatted(budgetNanos / 1_000_000);
  }

  /// The camera as it is, fired by us.
  public static GigeSettings of(String address) {
    return new GigeSettings(address, Picture.AS_IT_IS, Firing.BY_US, BUDGET_NANOS, BUFFERS);
  }

  /// The same settings for the camera at another address.
  public GigeSettings at(String otherAddress) {
    return new GigeSettings(otherAddress, picture, firing, budgetNanos, buffers);
  }
}
