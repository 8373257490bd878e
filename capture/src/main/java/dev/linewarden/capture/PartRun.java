package dev.linewarden.capture;

import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;

/// The endless run of parts of a rendered line: which look each has, where it stands, how bright it
/// is. Part n follows from the seed and n alone. Immutable, any thread.
final class PartRun {
  /// A bottle stands at most this far from the middle, in pixels of the 1280 wide frame.
  private static final int SHIFT_MAX = 6;

  private static final double FLICKER = 0.006;

  private static final List<Fault> FAULTS =
      List.copyOf(EnumSet.complementOf(EnumSet.of(Fault.NONE)));

  private final RenderedSettings settings;
  private final Catalogue catalogue;

  PartRun(RenderedSettings settings, Catalogue catalogue) {
    this.settings = settings;
    this.catalogue = catalogue;
  }

  /// One part's place in the run.
  ///
  /// @param plate which look it has
  /// @param shift scene units right of its nominal place
  /// @param light how bright its exposure is, about 1
  record Part(Fault fault, int plate, int shift, double light) {}

  Part part(long number) {
    SplittableRandom random = new SplittableRandom(settings.seed() * 0x9E3779B97F4A7C15L ^ number);
    boolean faulty = random.nextDouble() < settings.faultyShare();
    Fault fault = faulty ? FAULTS.get(random.nextInt(FAULTS.size())) : Fault.NONE;
    List<Integer> places = catalogue.places(fault);
    int plate = places.get(random.nextInt(places.size()));
    int shift = random.nextInt(-SHIFT_MAX, SHIFT_MAX + 1);
    return new Part(fault, plate, shift, 1 + random.nextDouble(-FLICKER, FLICKER));
  }
}
