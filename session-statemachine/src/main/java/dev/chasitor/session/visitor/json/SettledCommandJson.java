package dev.chasitor.session.visitor.json;

import static dev.chasitor.codec.json.JsonTypes.INT64;
import static dev.chasitor.codec.json.JsonTypes.list;

import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.codec.json.JsonRecord;
import dev.chasitor.session.visitor.SettledCommand;
import dev.chasitor.session.visitor.SettledCommands;
import java.nio.charset.StandardCharsets;

/** Writes {@link SettledCommands} as a JSON object, for the entries of a journal, and reads it. */
public final class SettledCommandJson {

  private static final JsonFormat FORMAT = JsonFormat.unlimited();

  private static final JsonRecord<SettledCommand> COMMAND =
      JsonRecord.of("SettledCommand", s -> new SettledCommand(s.next(), s.next()))
          .required("id", EventShapes.COMMAND_ID, SettledCommand::id)
          .required("outcome", EventShapes.OUTCOME, SettledCommand::outcome);

  static final JsonRecord<SettledCommands> COMMANDS =
      JsonRecord.of("SettledCommands", s -> new SettledCommands(s.next(), s.next()))
          .list("recent", list(COMMAND), SettledCommands::recent)
          .list("forgotten", list(INT64), SettledCommands::forgotten);

  private SettledCommandJson() {}

  /** Writes commands as one JSON object. */
  public static String write(SettledCommands commands) {
    return new String(FORMAT.toBytes(COMMANDS, commands), StandardCharsets.UTF_8);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws dev.chasitor.codec.document.MalformedMessageException if it is something else
   */
  public static SettledCommands read(String entry) {
    return FORMAT.fromBytes(COMMANDS, entry.getBytes(StandardCharsets.UTF_8));
  }
}
