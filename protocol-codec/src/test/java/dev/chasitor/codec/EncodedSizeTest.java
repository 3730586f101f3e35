package dev.chasitor.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.model.Word;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sizes are those of what the codec writes. */
class EncodedSizeTest {

  private static final ChasitorCodec CODEC = ChasitorCodec.create();

  private static int bytes(ServerMessage... messages) {
    MessagesResponse.Builder batch = MessagesResponse.builder().sequence(1);
    for (ServerMessage message : messages) {
      batch.addMessages(Message.of(message));
    }
    return CODEC.encodeReply(new Reply.Answered(batch.build())).body().length();
  }

  private static ChasitorSessionData transcript(TranscriptEntry... entries) {
    return ChasitorSessionData.builder().addChatMessages(entries).build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "\"\\\n\u2028", "\u00e9\u4e2d\ud83d\ude00", "\ud800"})
  void aMessageMakesItsBatchLongerByItsSizeAndAComma(String text) {
    ChatMessage line = ChatMessage.builder().text(text).name("Andy").build();
    assertEquals(bytes(line) + 1 + EncodedSize.of(line), bytes(line, line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "\"\\\n\u2028", "\u00e9\u4e2d\ud83d\ude00", "\ud800"})
  void anEntryMakesItsTranscriptLongerByItsSizeAndAComma(String text) {
    TranscriptEntry entry =
        TranscriptEntry.builder()
            .type(Word.of(TranscriptEntryType.AGENT))
            .name("Andy")
            .content(text)
            .timestamp(1_700_000_000_000L)
            .sequence(7)
            .build();
    assertEquals(
        EncodedSize.of(transcript(entry)) + 1 + EncodedSize.of(entry),
        EncodedSize.of(transcript(entry, entry)));
  }
}
