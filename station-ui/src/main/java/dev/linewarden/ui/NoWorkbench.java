package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Region;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// Says that recipes are not changed here.
final class NoWorkbench implements Workbench {
  @Override
  public byte[] recipe(RecipeKey key) {
    throw refusal();
  }

  @Override
  public List<RevisionReport> history(String id) {
    throw refusal();
  }

  @Override
  public Tried tryOut(RecipeKey base, byte[] recipe, PartId part) {
    throw refusal();
  }

  @Override
  public RecipeKey keep(RecipeKey base, byte[] recipe, String who, String why) {
    throw refusal();
  }

  @Override
  public String picture(RecipeKey base, Shown shown) {
    throw refusal();
  }

  @Override
  public Colour colour(RecipeKey base, Shown shown, Region.Box place) {
    throw refusal();
  }

  @Override
  public void send(RecipeKey key, OutputStream to) {
    throw refusal();
  }

  @Override
  public Taken take(InputStream bundle, String who, String why) {
    throw refusal();
  }

  private static BadInput refusal() {
    return new BadInput(
        "recipes are changed on kept pictures, but this station keeps none: see [archive] in station.toml");
  }
}
