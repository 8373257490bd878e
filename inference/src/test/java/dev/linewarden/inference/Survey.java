package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Questions;
import dev.linewarden.inspection.Setting;
import dev.linewarden.inspection.SettingsReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds out what a tool can be told, by letting it read settings and listening to what it asks. A
/// reader that meets a problem reads on, so one reading of nothing at all hears every question that
/// is always asked. Others hang on an answer: each choice is then made once in each way, and each
/// key that is looked for is there once, by itself and with each choice.
final class Survey {
  /// A key that no tool has: no reader is ever content, so nothing is made of what was read.
  static final String UNKNOWN = "?";

  /// What no document says.
  private enum Unheard {
    /// There, but never what is expected: what is asked of it is heard all the same.
    ODD,
    /// Stands for a list of one table.
    ROW
  }

  /// Of a key that is looked for: whether it is a text or a list can make a difference.
  private static final List<Object> PRESENT = List.of(Unheard.ODD, "x", List.of(Unheard.ODD));

  private final VisionLoader.Maker maker;
  private final Bench bench;

  /// A key of a table.
  ///
  /// @param table the keys that lead to it; none for the tool's own
  record Place(List<String> table, String key) {
    Place {
      table = List.copyOf(table);
    }

    /// The table under this key.
    List<String> inside() {
      List<String> path = new ArrayList<>(table);
      path.add(key);
      return List.copyOf(path);
    }
  }

  /// @param otherwise empty when it must be there
  record Question(Place place, Setting<?> setting, Optional<Object> otherwise) {
    boolean isNeeded() {
      return otherwise.isEmpty();
    }
  }

  /// Exactly one of the keys of a table must be there.
  record Group(List<String> table, List<String> keys) {
    Group {
      table = List.copyOf(table);
      keys = List.copyOf(keys);
    }
  }

  /// All that was asked while one tool was read.
  ///
  /// @param said the settings it had
  /// @param tables that it opened
  record Hearing(
      Map<Place, Object> said,
      Map<Place, Set<Question>> questions,
      Set<Place> looked,
      Set<Group> groups,
      Set<List<String>> tables) {
    static Hearing of(Map<Place, Object> said) {
      Set<List<String>> tables = new LinkedHashSet<>();
      tables.add(List.of());
      return new Hearing(
          said, new LinkedHashMap<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), tables);
    }

    boolean isSaid(Place place) {
      int depth = place.inside().size();
      return said.containsKey(place)
          || said.keySet().stream()
              .filter(other -> other.table().size() >= depth)
              .anyMatch(other -> other.table().subList(0, depth).equals(place.inside()));
    }

    List<Question> all() {
      return questions.values().stream().flatMap(Set::stream).toList();
    }

    Set<Question> at(Place place) {
      return questions.getOrDefault(place, Set.of());
    }

    /// Without the defaults: what can be said, and must be.
    Set<Object> demands() {
      Set<Object> demands = new HashSet<>(groups);
      for (Question question : all()) {
        demands.add(List.of(question.place(), question.setting(), question.isNeeded()));
      }
      return demands;
    }

    boolean isAsMuchAs(Hearing other) {
      return questions.equals(other.questions)
          && looked.equals(other.looked)
          && groups.equals(other.groups)
          && tables.equals(other.tables);
    }
  }

  /// @param table where the listener hears
  private record Ear(Hearing hearing, List<String> table) implements Questions {
    @Override
    public void asked(String key, Setting<?> setting, Optional<?> otherwise) {
      Place place = new Place(table, key);
      hearing
          .questions()
          .computeIfAbsent(place, _ -> new LinkedHashSet<>())
          .add(new Question(place, setting, otherwise.map(Object.class::cast)));
    }

    @Override
    public void looked(String key) {
      hearing.looked().add(new Place(table, key));
    }

    @Override
    public void oneOf(List<String> keys) {
      hearing.groups().add(new Group(table, keys));
    }

    @Override
    public Questions inside(String key) {
      List<String> inside = new Place(table, key).inside();
      hearing.tables().add(inside);
      return new Ear(hearing, inside);
    }
  }

  Survey(VisionLoader.Maker maker, Bench bench) {
    this.maker = maker;
    this.bench = bench;
  }

  Hearing listen(Map<Place, Object> said) {
    Hearing hearing = Hearing.of(said);
    Map<String, Object> settings = table(said, List.of());
    settings.put(UNKNOWN, Unheard.ODD);
    try {
      maker.make(new SettingsReader("", settings, new Ear(hearing, List.of())), bench);
    } catch (BadInput expected) {
      return hearing;
    }
    throw new IllegalStateException("it read " + settings + ", and is content");
  }

  /// What is asked by a tool of which this much is known.
  List<Hearing> explore(Map<Place, Object> known) {
    List<Hearing> heard = new ArrayList<>();
    Hearing base = listen(known);
    heard.add(base);
    Map<Place, Set<Object>> ways = ways(base);
    ways.forEach((place, values) -> {
      for (Hearing first : followed(base, Map.of(place, values), heard)) {
        Map<Place, Set<Object>> more = ways(first);
        if (base.at(place).isEmpty()) {
          // Keys that are only looked for do not hang on each other: only what is new is followed.
          more.keySet().removeAll(ways.keySet());
        }
        followed(first, more, heard);
      }
    });
    return heard;
  }

  /// Each way to go on from one hearing. Only those that heard something else are kept: of the
  /// others it is known already.
  private List<Hearing> followed(Hearing before, Map<Place, Set<Object>> ways, List<Hearing> kept) {
    List<Hearing> followed = new ArrayList<>();
    ways.forEach((place, values) ->
        values.forEach(value -> followed.add(listen(with(before.said(), place, value)))));
    followed.stream().filter(hearing -> !hearing.isAsMuchAs(before)).forEach(kept::add);
    return followed;
  }

  static Map<Place, Object> with(Map<Place, Object> said, Place place, Object value) {
    Map<Place, Object> more = new LinkedHashMap<>(said);
    more.put(place, value);
    return more;
  }

  /// What could be said besides, and might lead to other questions.
  private static Map<Place, Set<Object>> ways(Hearing before) {
    Map<Place, Set<Object>> ways = new LinkedHashMap<>();
    for (Question question : before.all()) {
      ways.computeIfAbsent(question.place(), _ -> new LinkedHashSet<>())
          .addAll(answers(question.setting()));
    }
    for (Place place : before.looked()) {
      ways.computeIfAbsent(place, _ -> new LinkedHashSet<>()).addAll(PRESENT);
    }
    ways.keySet().removeAll(before.said().keySet());
    return ways;
  }

  /// Those that somebody may ask more for.
  static List<Object> answers(Setting<?> setting) {
    return switch (setting) {
      case Setting.Choice<?> choice -> List.copyOf(choice.names());
      case Setting.Flag _ -> List.of(false, true);
      case Setting.Tables _ -> List.of(Unheard.ROW);
      case Setting.Numbered _ -> List.of(List.of(Unheard.ODD));
      case Setting.Text _,
          Setting.Real _,
          Setting.Whole _,
          Setting.Choices<?> _,
          Setting.Numbers _,
          Setting.Texts _,
          Setting.Table _ ->
          List.of();
    };
  }

  private static Map<String, Object> table(Map<Place, Object> said, List<String> path) {
    Map<String, Object> table = new LinkedHashMap<>();
    said.forEach((place, value) -> {
      if (place.table().equals(path)) {
        table.put(place.key(), value == Unheard.ROW ? List.of(table(said, place.inside())) : value);
      }
    });
    for (Place place : said.keySet()) {
      int depth = path.size();
      boolean isWithin =
          place.table().size() > depth && place.table().subList(0, depth).equals(path);
      if (isWithin && !(table.get(place.table().get(depth)) instanceof List<?>)) {
        String key = place.table().get(depth);
        table.put(key, table(said, new Place(path, key).inside()));
      }
    }
    return table;
  }
}
