package dev.chasitor.codec;

import static dev.chasitor.codec.json.JsonTypes.JSON;

import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.codec.json.JsonType;
import dev.chasitor.codec.json.JsonTypes;
import dev.chasitor.codec.shapes.EnvelopeShapes;
import dev.chasitor.codec.shapes.ResponseShapes;
import dev.chasitor.model.EnvelopeResponse;
import dev.chasitor.model.Json;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.Response;
import dev.chasitor.model.ServerMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads replies on the client's side. It throws nothing, whatever a server sends. */
final class ReplyDecoder {

  private static final Pattern OUT_OF_SYNC =
      Pattern.compile("Expected\\s+([0-9]{1,18})\\b.*?Actual\\s+([0-9]{1,18})\\b");

  /** The levels around a body: the answer, its list of messages, the envelope. */
  private static final int LEVELS_AROUND_A_BODY = 3;

  private static final Json NULL = Json.of("null");
  private static final JsonType<Map<String, Json>> PROPERTIES = JsonTypes.map(JSON);

  /** The name of a content coding, or a few of them. */
  private static final Pattern CODING = Pattern.compile("[A-Za-z0-9._, -]{1,40}");

  private final JsonFormat format;

  ReplyDecoder(JsonFormat format) {
    this.format = format;
  }

  Reply decode(RequestType type, WireResponse response) {
    int status = response.status();
    Optional<String> coding = coding(response);
    if (status < 200 || status > 299) {
      String text = coding.isPresent() ? "" : RefusalText.of(response.body());
      return new Reply.Refused(refusal(response, text));
    }
    boolean hasContent = status != 204 && Resource.of(type).answer() != Resource.Answer.ACCEPTED;
    if (coding.isPresent() && hasContent) {
      return new Reply.Malformed(
          "the answer is in the content coding "
              + coding.get()
              + ", which this client cannot read; it asks for identity");
    }
    return switch (Resource.of(type).answer()) {
      case ACCEPTED -> new Reply.Accepted();
      case MESSAGES -> status == 204 ? new Reply.Empty() : messages(response.body());
      case SESSION_ID -> answer(ResponseShapes.SESSION_ID, response.body());
      case RESYNC_SESSION -> answer(ResponseShapes.RESYNC_SESSION, response.body());
      case ENVELOPE -> envelope(Resource.of(type).answersWith(), response.body());
    };
  }

  /**
   * Returns the content coding of a body that the transport did not decode; empty if there is none.
   */
  private static Optional<String> coding(WireResponse response) {
    return response.headers().all(MediaTypes.CONTENT_ENCODING).stream()
        .filter(coding -> !coding.equalsIgnoreCase(MediaTypes.IDENTITY))
        .filter(coding -> !response.body().isEmpty())
        .map(coding -> CODING.matcher(coding).matches() ? coding : "(unreadable name)")
        .findFirst();
  }

  /**
   * Proxies answer an idle poll with 200 and no messages, which means the same as 204 (fact 55).
   */
  private Reply messages(WireBody body) {
    Reply answer = answer(ResponseShapes.MESSAGES, body);
    return answer instanceof Reply.Malformed && isIdle(body) ? new Reply.Empty() : answer;
  }

  private boolean isIdle(WireBody body) {
    if (body.text().isBlank()) {
      return true;
    }
    try {
      if (format.fromBytes(JSON, body.unsafeBytes()).equals(NULL)) {
        return true;
      }
      Map<String, Json> properties = format.fromBytes(PROPERTIES, body.unsafeBytes());
      return properties.isEmpty() || NULL.equals(properties.get("messages"));
    } catch (MalformedMessageException e) {
      return false;
    }
  }

  private Reply answer(JsonType<? extends Response> type, WireBody body) {
    try {
      return new Reply.Answered(format.fromBytes(type, body.unsafeBytes()));
    } catch (MalformedMessageException e) {
      return new Reply.Malformed(e.getMessage());
    }
  }

  /**
   * Reads a message with or without its envelope: the guide shows it without, the real service
   * sends it with (ruling A13).
   */
  private Reply envelope(List<MessageType> expected, WireBody body) {
    Reply enveloped = answer(ResponseShapes.ENVELOPE, body);
    if (enveloped instanceof Reply.Answered) {
      return enveloped;
    }
    for (MessageType type : expected) {
      try {
        ServerMessage bare =
            format.fromBytes(EnvelopeShapes.body(type), body.unsafeBytes(), LEVELS_AROUND_A_BODY);
        return new Reply.Answered(EnvelopeResponse.of(bare));
      } catch (MalformedMessageException e) {
        // Perhaps it is the next type.
      }
    }
    return enveloped;
  }

  private static Refusal refusal(WireResponse response, String text) {
    int status = response.status();
    return switch (status) {
      case 403 -> new Refusal.SessionInvalid(text);
      case 409 -> outOfSync(text);
      case 503 -> new Refusal.AffinityLost(text);
      case 408, 425, 429 -> failed(response, text);
      default -> status >= 500 ? failed(response, text) : new Refusal.Rejected(status, text);
    };
  }

  private static Refusal failed(WireResponse response, String text) {
    return new Refusal.ServerFailed(response.status(), text, RetryAfter.in(response.headers()));
  }

  private static Refusal outOfSync(String text) {
    Matcher numbers = OUT_OF_SYNC.matcher(text);
    return numbers.find()
        ? new Refusal.OutOfSync(
            text,
            OptionalLong.of(Long.parseLong(numbers.group(1))),
            OptionalLong.of(Long.parseLong(numbers.group(2))))
        : new Refusal.OutOfSync(text, OptionalLong.empty(), OptionalLong.empty());
  }
}
