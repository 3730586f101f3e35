package dev.chasitor.conformance.schedule;

import dev.chasitor.codec.document.CodecLimits;
import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.codec.json.DocumentVersion;
import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.codec.json.JsonTypes;
import dev.chasitor.conformance.sim.Scenario;
import java.nio.charset.StandardCharsets;

/**
 * A schedule as a JSON document, usually in a file {@code scenario.json}.
 *
 * <p>Times are ISO 8601 durations such as {@code PT1.5S}, since the run began. The document has
 * every option of the profile, so it keeps its meaning when a default changes. Reading is strict: a
 * property that is missing, unknown or of another type is refused. A step may lack {@code text} and
 * {@code lasting}, a fault {@code times}, and a profile what has no default. Thread-safe.
 */
public final class ScheduleJson {

  private static final JsonFormat FORMAT = JsonFormat.of(CodecLimits.defaults());

  private ScheduleJson() {}

  /** Writes a schedule with indentation, for people. */
  public static String write(Scenario schedule) {
    return FORMAT.toPrettyText(ScheduleShapes.SCHEDULE, schedule) + "\n";
  }

  /** Writes a schedule without white space. */
  static byte[] compact(Scenario schedule) {
    return FORMAT.toBytes(ScheduleShapes.SCHEDULE, schedule);
  }

  /**
   * Reads a schedule.
   *
   * @throws MalformedScheduleException if the text is no schedule of a version that this edition
   *     reads; the message says where and what was expected
   */
  public static Scenario read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  static Scenario read(byte[] json) {
    try {
      DocumentVersion.require(FORMAT, json, "a schedule", ScheduleShapes.VERSION);
      Strictness.check(
          ScheduleShapes.SCHEDULE.describe(), FORMAT.fromBytes(JsonTypes.JSON, json), "$");
      return FORMAT.fromBytes(ScheduleShapes.SCHEDULE, json);
    } catch (MalformedMessageException e) {
      throw MalformedScheduleException.of(e);
    }
  }
}
