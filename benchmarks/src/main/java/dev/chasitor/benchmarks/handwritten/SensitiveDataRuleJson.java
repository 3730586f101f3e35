package dev.chasitor.benchmarks.handwritten;

import static tools.jackson.core.sym.PropertyNameMatcher.MATCH_END_OBJECT;

import dev.chasitor.model.SensitiveDataAction;
import dev.chasitor.model.SensitiveDataRule;
import dev.chasitor.model.Word;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;

/** Reads and writes a {@code SensitiveDataRule}: a pattern to be masked. */
final class SensitiveDataRuleJson {

  private static final SerializedString NAME = new SerializedString("name");
  private static final SerializedString PATTERN = new SerializedString("pattern");
  private static final SerializedString ID = new SerializedString("id");
  private static final SerializedString REPLACEMENT = new SerializedString("replacement");
  private static final SerializedString ACTION_TYPE = new SerializedString("actionType");
  private static final PropertyNameMatcher NAMES =
      Streaming.names(NAME, PATTERN, ID, REPLACEMENT, ACTION_TYPE);

  private SensitiveDataRuleJson() {}

  static SensitiveDataRule read(JsonParser in) {
    Streaming.startObject(in);
    SensitiveDataRule.Builder to = SensitiveDataRule.builder();
    for (int name; (name = in.nextNameMatch(NAMES)) != MATCH_END_OBJECT; ) {
      if (in.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      switch (name) {
        case 0 -> to.name(Streaming.text(in));
        case 1 -> to.pattern(Streaming.text(in));
        case 2 -> to.id(Streaming.text(in));
        case 3 -> to.replacement(Streaming.text(in));
        case 4 -> to.actionType(Word.of(SensitiveDataAction.class, Streaming.text(in)));
        default -> in.skipChildren();
      }
    }
    return to.build();
  }

  static void write(JsonGenerator out, SensitiveDataRule of) {
    out.writeStartObject();
    out.writeName(NAME);
    out.writeString(of.name());
    out.writeName(PATTERN);
    out.writeString(of.pattern());
    Streaming.write(out, ID, of.id().orElse(null));
    Streaming.write(out, REPLACEMENT, of.replacement().orElse(null));
    Optional<Word<SensitiveDataAction>> actionType = of.actionType();
    if (actionType.isPresent()) {
      out.writeName(ACTION_TYPE);
      out.writeString(actionType.get().raw());
    }
    out.writeEndObject();
  }
}
