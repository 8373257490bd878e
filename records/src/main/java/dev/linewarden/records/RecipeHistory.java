package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Nearest;
import dev.linewarden.inspection.RecipeKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who made the kept revisions, when and why, and what changed from one to another. Any thread.
public final class RecipeHistory {
  private final RecipeStore store;

  public RecipeHistory(RecipeStore store) {
    this.store = store;
  }

  /// How much of a revision is read.
  public enum Check {
    /// That its manifest and its recipe are as they were signed.
    MANIFEST,
    /// Every byte of it.
    WHOLE
  }

  /// The ids of which revisions are kept, sorted.
  public List<String> ids() {
    try {
      return store.ids();
    } catch (IOException e) {
      throw new BadInput("the recipes cannot be listed: " + e, e);
    }
  }

  /// Every revision of an id, newest first; a broken one with what is wrong with it. Throws
  /// [BadInput] when none is kept.
  public List<Revision> revisions(String id, Check check) {
    try {
      List<Integer> numbers =
          RevisionFolder.isId(id) ? store.folder(id).revisions() : List.<Integer>of();
      if (numbers.isEmpty()) {
        throw new BadInput(
            "recipe '%s' must be in the store%s".formatted(id, Nearest.hint(id, ids())));
      }
      List<Revision> revisions = new ArrayList<>();
      for (int number : numbers) {
        revisions.add(revision(new RecipeKey(id, number), check));
      }
      return revisions;
    } catch (IOException e) {
      throw new BadInput("the recipes of %s cannot be listed: %s".formatted(id, e), e);
    }
  }

  private Revision revision(RecipeKey key, Check check) {
    try {
      RevisionFiles files = store.files(key);
      switch (check) {
        case MANIFEST -> files.recipe();
        case WHOLE -> files.whole();
      }
      Optional<Manifest> signed = files.manifest();
      return new Revision(
          key,
          signed.map(Manifest::parent).orElse(0),
          signed.map(Manifest::change),
          signed.flatMap(manifest -> store.keys().holder(manifest.signer())).orElse(""),
          signed.flatMap(Manifest::origin),
          "");
    } catch (BadInput e) {
      return Revision.broken(key, String.join("; ", e.problems()));
    } catch (IOException e) {
      return Revision.broken(key, "recipe %s cannot be read: %s".formatted(key, e));
    }
  }

  /// Everything that two revisions do not have in common, in the order of a recipe; empty when they
  /// are the same. Throws [BadInput] when one of them cannot be read.
  public List<Difference> differences(RecipeKey before, RecipeKey after) {
    try {
      return RecipeDiff.between(store.files(before), store.files(after));
    } catch (IOException e) {
      throw new BadInput("recipes %s and %s cannot be read: %s".formatted(before, after, e), e);
    }
  }
}
