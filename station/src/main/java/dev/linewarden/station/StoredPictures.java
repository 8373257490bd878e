package dev.linewarden.station;

import dev.linewarden.archive.PictureArchive;
import dev.linewarden.inference.VisionLoader;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.ui.Gallery;
import dev.linewarden.ui.Workbench;
import java.util.Optional;

/// What people do with the pictures that a station keeps, if it keeps any.
record StoredPictures(Optional<PictureArchive> archive, StationConfig config, Clock clock) {
  Gallery gallery() {
    return archive.<Gallery>map(kept -> new ArchiveGallery(kept, clock)).orElse(Gallery.NONE);
  }

  /// What it tries is no fault of the station's: it has a log of its own.
  ///
  /// @param closer closes it with the station
  Workbench workbench(RecipeStore store, Closer closer) {
    VisionLoader loader = new VisionLoader(clock, new FaultLog(clock), config.inference());
    return archive
        .<Workbench>map(kept ->
            closer.keep(
                new RecipeBench(
                    store,
                    TriedLoader.of(loader, store, clock, config),
                    new KeptFrames(kept.reader(), config.cache()),
                    config.viewNames(),
                    new RecipeCourier(store, config, clock),
                    clock)))
        .orElse(Workbench.NONE);
  }
}
