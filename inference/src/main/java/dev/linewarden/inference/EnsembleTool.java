package dev.linewarden.inference;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.SettingsReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `ensemble`: several tools vote. Its members are findings of tools that stand before it in the
/// recipe, so that each of them keeps its own findings, its own time, and its own place before the
/// deadline.
///
/// ```
/// { "name": "good", "kind": "ensemble", "vote": "atleast", "need": 2,
///   "members": [ {"tool": "a", "finding": "score", "max": 0.5},
///                {"tool": "b", "finding": "good", "min": 0.6},
///                {"tool": "c", "finding": "count", "min": 1, "max": 1} ] }
/// ```
///
/// A member votes in favour when its value lies from `min` to `max`. Findings: `score` is 1 when
/// `all`, `any` or `atleast` as many as `need` are in favour, else 0; `for`, how many are; `cast`,
/// how many members had a value. With the vote `mean` there is nothing to be in favour of: `score`
/// is the mean of the members' values, and there is no `for`. A member without a value makes all
/// but `cast` NaN: nobody can tell how it would have voted, and the part does not pass.
final class EnsembleTool implements Tool {
  static final int MEMBERS_MAX = 16;

  private static final double BOUND_MAX = 1e12;

  enum Vote {
    MEAN,
    ALL,
    ANY,
    ATLEAST
  }

  private final Vote vote;
  private final int need;
  private final List<Member> members;

  private EnsembleTool(Vote vote, int need, List<Member> members) {
    this.vote = vote;
    this.need = need;
    this.members = List.copyOf(members);
  }

  /// One that votes; both bounds belong to what it is in favour of.
  private record Member(Source source, double min, double max) {
    boolean isInFavour(double value) {
      return value >= min && value <= max;
    }

    /// NaN when its tool did not find it.
    double value(FindingSink sink) {
      List<Finding> findings = sink.findings();
      for (int i = 0; i < findings.size(); i++) {
        Finding finding = findings.get(i);
        if (finding.tool().equals(source.tool()) && finding.name().equals(source.finding())) {
          return finding.value();
        }
      }
      return Double.NaN;
    }
  }

  static Tool make(SettingsReader settings, Bench bench) {
    if (!settings.has("vote")) {
      settings.problem("'vote' is missing: it is mean, all, any or atleast");
    }
    Vote vote = settings.choice("vote", Vote.class, Vote.ALL);
    List<Member> members = new ArrayList<>();
    Set<Source> seen = new HashSet<>();
    for (SettingsReader reader : settings.tables("members")) {
      Member member = member(reader, vote);
      members.add(member);
      if (!seen.add(member.source())) {
        reader.problem("%s votes twice".formatted(member.source()));
      }
    }
    if (settings.has("members") && (members.size() < 2 || members.size() > MEMBERS_MAX)) {
      settings.problem(
          "'members' must be 2 to %d, but are %d".formatted(MEMBERS_MAX, members.size()));
    }
    int need = need(settings, vote, Math.max(1, members.size()));
    settings.finish();
    return new EnsembleTool(vote, need, members);
  }

  private static Member member(SettingsReader reader, Vote vote) {
    Source source = new Source(reader.text("tool"), reader.text("finding"));
    boolean bounded = reader.has("min") || reader.has("max");
    if (vote == Vote.MEAN && bounded) {
      reader.problem("'min' and 'max' have no meaning with vote 'mean'");
    } else if (vote != Vote.MEAN && !bounded) {
      reader.problem("'min', 'max' or both are needed: from where on it is in favour");
    }
    double min = reader.number("min", -BOUND_MAX, BOUND_MAX, Double.NEGATIVE_INFINITY);
    double max = reader.number("max", -BOUND_MAX, BOUND_MAX, Double.POSITIVE_INFINITY);
    if (min > max) {
      reader.problem("'min' %s is above 'max' %s".formatted(min, max));
    }
    return new Member(source, min, max);
  }

  /// How many have to be in favour.
  private static int need(SettingsReader settings, Vote vote, int members) {
    if (vote != Vote.ATLEAST && settings.has("need")) {
      settings.problem("'need' has a meaning with vote 'atleast' only");
    }
    return switch (vote) {
      case MEAN, ALL -> members;
      case ANY -> 1;
      case ATLEAST -> settings.integer("need", 1, members);
    };
  }

  @Override
  public boolean needsColour() {
    return false;
  }

  @Override
  public List<String> yields() {
    return vote == Vote.MEAN ? List.of("score", "cast") : List.of("score", "for", "cast");
  }

  @Override
  public List<Source> reads() {
    return members.stream().map(Member::source).toList();
  }

  @Override
  public void run(View view, FindingSink sink) {
    double sum = 0;
    int inFavour = 0;
    int cast = 0;
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      double value = member.value(sink);
      sum += value;
      inFavour += member.isInFavour(value) ? 1 : 0;
      cast += Double.isNaN(value) ? 0 : 1;
    }
    boolean known = cast == members.size();
    double score = vote == Vote.MEAN ? sum / members.size() : inFavour >= need ? 1 : 0;
    sink.found("score", known ? score : Double.NaN, "score", null);
    if (vote != Vote.MEAN) {
      sink.found("for", known ? inFavour : Double.NaN, "count", null);
    }
    sink.found("cast", cast, "count", null);
  }
}
