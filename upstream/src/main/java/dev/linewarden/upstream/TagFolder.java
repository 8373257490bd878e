package dev.linewarden.upstream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;

/// The tags of an edge node or of its device, under which number each goes, and what it was last
/// said to be. A birth has them all with names; after it only numbers travel. One thread.
final class TagFolder {
  private final LongSupplier aliases;
  private final Map<String, Tag> tags = new LinkedHashMap<>();

  private static final class Tag {
    private final long alias;
    private TagValue value;
    private long wallMillis;

    Tag(long alias, TagValue value, long wallMillis) {
      this.alias = alias;
      this.value = value;
      this.wallMillis = wallMillis;
    }
  }

  /// @param aliases the next number that no tag of the edge node has
  TagFolder(LongSupplier aliases) {
    this.aliases = aliases;
  }

  /// Whether the last birth had all of these, if it was after the last [#learn].
  boolean knows(Set<String> names) {
    return tags.keySet().containsAll(names);
  }

  Set<String> names() {
    return Collections.unmodifiableSet(tags.keySet());
  }

  /// For the next birth; a tag that is new gets its number.
  void learn(Map<String, TagValue> values, long wallMillis) {
    values.forEach((name, value) -> {
      Tag tag = tags.get(name);
      if (tag == null) {
        tags.put(name, new Tag(aliases.getAsLong(), value, wallMillis));
      } else {
        tag.value = value;
        tag.wallMillis = wallMillis;
      }
    });
  }

  /// Every tag with name, number, type and what it is.
  List<Metric> birth() {
    List<Metric> metrics = new ArrayList<>();
    tags.forEach((name, tag) ->
        metrics.add(
            tag.value
                .into(
                    Metric.newBuilder()
                        .setName(name)
                        .setAlias(tag.alias)
                        .setTimestamp(tag.wallMillis)
                        .setDatatype(tag.value.type().getNumber()))
                .build()));
    return metrics;
  }

  /// Those of known tags that are not what they were last said to be.
  List<Metric> news(Map<String, TagValue> values, long wallMillis) {
    Map<String, TagValue> changed = new LinkedHashMap<>();
    values.forEach((name, value) -> {
      if (!known(name).value.equals(value)) {
        changed.put(name, value);
      }
    });
    return all(changed, wallMillis, false);
  }

  /// All of them, of known tags: what happened belongs together, also where a part is like the one
  /// before.
  ///
  /// @param past it is for the host's history, and not what the tags are now
  List<Metric> all(Map<String, TagValue> values, long wallMillis, boolean past) {
    List<Metric> metrics = new ArrayList<>();
    values.forEach((name, value) -> {
      Tag tag = known(name);
      Metric.Builder metric =
          Metric.newBuilder()
              .setAlias(tag.alias)
              .setTimestamp(wallMillis)
              .setDatatype(value.type().getNumber());
      if (past) {
        metric.setIsHistorical(true);
      }
      metrics.add(value.into(metric).build());
    });
    if (!past) {
      learn(values, wallMillis);
    }
    return metrics;
  }

  private Tag known(String name) {
    Tag tag = tags.get(name);
    if (tag == null) {
      throw new IllegalStateException("the tag '" + name + "' was in no birth");
    }
    return tag;
  }
}
