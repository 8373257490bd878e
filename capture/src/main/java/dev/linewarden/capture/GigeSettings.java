package dev.linewarden.capture;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.CameraSettings;

/// How a GigE Vision or USB3 Vision camera is set up.
///
/// @param address an IP address, or an id as discovery shows it
/// @param station what the station's configuration wants of it
/// @param recipe what the recipe wants of it, before the station
/// @param budgetNanos from the trigger to the whole frame; after it the frame is lost
/// @param buffers frames that the station may hold at once
public record GigeSettings(
    String address, CameraSettings station, CameraSettings recipe, long budgetNanos, int buffers) {
  public static final long BUDGET_NANOS = 100_000_000;
  public static final int BUFFERS = 24;

  public GigeSettings {
    if (address.isBlank() || budgetNanos <= 0 || buffers < 1) {
      throw new BadInput(
          "a camera needs an address, a budget and buffers, but has '%s', %d ns and %d"
              .formatted(address, budgetNanos, buffers));
    }
  }

  public GigeSettings(String address, CameraSettings station, long budgetNanos, int buffers) {
    this(address, station, CameraSettings.AS_IT_IS, budgetNanos, buffers);
  }

  /// The camera as it is, fired by us.
  public static GigeSettings of(String address) {
    return new GigeSettings(address, CameraSettings.AS_IT_IS, BUDGET_NANOS, BUFFERS);
  }

  /// The same settings for the camera at another address.
  public GigeSettings at(String otherAddress) {
    return new GigeSettings(otherAddress, station, recipe, budgetNanos, buffers);
  }

  /// The same settings for another recipe.
  public GigeSettings with(CameraSettings otherRecipe) {
    return new GigeSettings(address, station, otherRecipe, budgetNanos, buffers);
  }

  /// Whether the station has it take pictures by its own clock.
  public boolean isFreeRunning() {
    return station.wires().isFreeRunning();
  }

  /// The same settings, but pictures come by the camera's own clock, whatever a recipe says.
  GigeSettings freeRunning() {
    return with(recipe.triggeredBy(CameraSettings.Wires.OWN_CLOCK));
  }

  /// What the camera is asked for.
  CameraSettings camera() {
    return recipe.over(station);
  }
}
