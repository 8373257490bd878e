package dev.linewarden.inspection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tools and limits for one product: an immutable revision.
///
/// @param name for people
/// @param views what it looks at: one for each camera; a tool looks at one of them
/// @param models model files by the name that tools call them; paths are absolute
/// @param pictures what it was taught on, likewise
/// @param trends what of its parts together stops the line or is told
public record Recipe(
    RecipeKey key,
    String name,
    List<RecipeView> views,
    List<ToolSpec> tools,
    List<Limit> limits,
    Map<String, Path> models,
    Map<String, Path> pictures,
    List<Trend> trends) {
  /// More are surely a mistake.
  public static final int TRENDS_MAX = 32;

  public Recipe {
    views = List.copyOf(views);
    tools = List.copyOf(tools);
    limits = List.copyOf(limits);
    models = Map.copyOf(models);
    pictures = Map.copyOf(pictures);
    trends = List.copyOf(trends);
    List<String> problems = new ArrayList<>();
    checkViews(key, views, problems);
    checkTools(key, names(views), tools, problems);
    checkLimits(key, tools, limits, problems);
    checkTrends(key, limits, trends, problems);
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }

  /// Without trends.
  public Recipe(
      RecipeKey key,
      String name,
      List<RecipeView> views,
      List<ToolSpec> tools,
      List<Limit> limits,
      Map<String, Path> models,
      Map<String, Path> pictures) {
    this(key, name, views, tools, limits, models, pictures, List.of());
  }

  /// Without pictures and trends.
  public Recipe(
      RecipeKey key,
      String name,
      List<RecipeView> views,
      List<ToolSpec> tools,
      List<Limit> limits,
      Map<String, Path> models) {
    this(key, name, views, tools, limits, models, Map.of());
  }

  /// The same as another revision.
  public Recipe as(RecipeKey other) {
    return new Recipe(other, name, views, tools, limits, models, pictures, trends);
  }

  /// The same with other tools.
  public Recipe with(List<ToolSpec> others) {
    return new Recipe(key, name, views, others, limits, models, pictures, trends);
  }

  /// The same with other limits.
  public Recipe withLimits(List<Limit> others) {
    return new Recipe(key, name, views, tools, others, models, pictures, trends);
  }

  /// The number of the view a tool of this recipe looks at, from 0.
  public int viewOf(ToolSpec tool) {
    return names(views).indexOf(tool.view());
  }

  /// What a sentence about this view begins with: `back: `, or nothing where there is only one.
  public String before(int view) {
    return views.size() > 1 ? views.get(view).name() + ": " : "";
  }

  /// This recipe with its views in the order of the station's cameras. A recipe with one view fits
  /// every station with one camera. Throws [BadInput] when the station has other views.
  ///
  /// @param station the names of its views
  public Recipe inOrderOf(List<String> station) {
    if (views.size() == 1 && station.size() == 1) {
      return this;
    }
    List<String> own = names(views);
    if (own.size() != station.size() || !station.containsAll(own)) {
      throw new BadInput(
          "recipe %s looks at %s, but this station has %s"
              .formatted(key, inWords(own), inWords(station)));
    }
    List<RecipeView> ordered = station.stream().map(name -> views.get(own.indexOf(name))).toList();
    return new Recipe(key, name, ordered, tools, limits, models, pictures, trends);
  }

  private static String inWords(List<String> views) {
    return views.size() == 1 ? "one view" : "the views " + String.join(", ", views);
  }

  private static List<String> names(List<RecipeView> views) {
    return views.stream().map(RecipeView::name).toList();
  }

  private static void checkViews(RecipeKey key, List<RecipeView> views, List<String> problems) {
    if (views.isEmpty() || views.size() > RecipeView.VIEWS_MAX) {
      problems.add(
          "recipe %s: it must have 1 to %d views, but has %d"
              .formatted(key, RecipeView.VIEWS_MAX, views.size()));
    }
    Set<String> names = new HashSet<>();
    for (RecipeView view : views) {
      if (!names.add(view.name()) || (views.size() > 1 && view.name().isEmpty())) {
        problems.add(
            "recipe %s: each of several views needs a name of its own, but one is called '%s'"
                .formatted(key, view.name()));
      }
      if (view.contradictsItself()) {
        problems.add(
            "recipe %s: its frames%s are %dx%d, but its camera shall send %dx%d"
                .formatted(
                    key,
                    view.name().isEmpty() ? "" : " of view '" + view.name() + "'",
                    view.width(),
                    view.height(),
                    view.camera().roi().width().orElse(view.width()),
                    view.camera().roi().height().orElse(view.height())));
      }
    }
  }

  private static void checkTools(
      RecipeKey key, List<String> views, List<ToolSpec> tools, List<String> problems) {
    Set<String> names = new HashSet<>();
    for (ToolSpec tool : tools) {
      if (!names.add(tool.name())) {
        problems.add("recipe %s: two tools are called '%s'".formatted(key, tool.name()));
      }
      if (!views.contains(tool.view())) {
        problems.add(
            "recipe %s: tool '%s' must look at %s, but its view is '%s'%s"
                .formatted(
                    key,
                    tool.name(),
                    inWords(views),
                    tool.view(),
                    Nearest.hint(tool.view(), views)));
      }
    }
  }

  private static void checkLimits(
      RecipeKey key, List<ToolSpec> tools, List<Limit> limits, List<String> problems) {
    if (limits.isEmpty()) {
      problems.add(
          "recipe %s: at least one limit is needed, or nothing is inspected".formatted(key));
    }
    List<String> names = tools.stream().map(ToolSpec::name).toList();
    for (Limit limit : limits) {
      if (!names.contains(limit.tool())) {
        problems.add(
            "recipe %s: limit '%s' names the tool '%s', which does not exist%s"
                .formatted(key, limit.fault(), limit.tool(), Nearest.hint(limit.tool(), names)));
      }
    }
  }

  /// A trend of a fault that no limit has would never be there.
  private static void checkTrends(
      RecipeKey key, List<Limit> limits, List<Trend> trends, List<String> problems) {
    if (trends.size() > TRENDS_MAX) {
      problems.add(
          "recipe %s: it must have at most %d trends, but has %d"
              .formatted(key, TRENDS_MAX, trends.size()));
    }
    Set<String> faults = new HashSet<>();
    limits.forEach(limit -> faults.add(limit.fault()));
    for (Trend trend : trends) {
      if (!trend.fault().isEmpty() && !faults.contains(trend.fault())) {
        problems.add(
            "recipe %s: trend '%s' watches the fault '%s', which no limit has%s"
                .formatted(key, trend.name(), trend.fault(), Nearest.hint(trend.fault(), faults)));
      }
    }
  }
}
