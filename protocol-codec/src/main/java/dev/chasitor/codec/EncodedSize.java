package dev.chasitor.codec;

import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.codec.shapes.DataShapes;
import dev.chasitor.codec.shapes.EnvelopeShapes;
import dev.chasitor.model.Message;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.TranscriptEntry;

/**
 * Measures what a codec writes, in bytes of UTF-8. A server uses it to keep its answers within what
 * a client reads (rule S-SIZ-01). Safe to use from any thread.
 */
public final class EncodedSize {

  private EncodedSize() {}

  /** Returns the size of a message with its envelope, as it stands in a batch. */
  public static int of(ServerMessage message) {
    return JsonFormat.unlimited().toBytes(EnvelopeShapes.MESSAGE, Message.of(message)).length;
  }

  /** Returns the size of an entry of a transcript, as it stands in ChasitorSessionData. */
  public static int of(TranscriptEntry entry) {
    return JsonFormat.unlimited().toBytes(DataShapes.TRANSCRIPT_ENTRY, entry).length;
  }
}
