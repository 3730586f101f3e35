package dev.chasitor.codec.fuzz;

import dev.chasitor.model.EnvelopeResponse;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.MultiNounRequest;
import dev.chasitor.model.NounWrapper;
import dev.chasitor.model.UnknownMessage;
import dev.chasitor.model.UnknownRequest;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The problems that values keep. A problem names its place, which moves when the value is written
 * again: the offset, and the property that holds a noun's body. Everything else stays.
 */
final class Problems {

  private static final Pattern OFFSET = Pattern.compile(", byte [0-9]+: ");

  /** A noun's body is read under two names, and written under one (ruling A9). */
  private static final Pattern BODY = Pattern.compile("^(at \\$(?:\\.nouns\\[[0-9]+])?)\\.data\\b");

  private Problems() {}

  /** All problems of a value. */
  static List<String> of(Object value) {
    if (value instanceof MessagesResponse response) {
      return of(response.messages().stream());
    }
    if (value instanceof EnvelopeResponse response) {
      return of(response.messages().stream());
    }
    if (value instanceof MultiNounRequest request) {
      return of(request.nouns().stream());
    }
    if (value instanceof Message envelope) {
      return envelope.message() instanceof UnknownMessage unknown
          ? unknown.problem().stream().toList()
          : List.of();
    }
    if (value instanceof NounWrapper envelope) {
      return envelope.request() instanceof UnknownRequest unknown
          ? unknown.problem().stream().toList()
          : List.of();
    }
    return List.of();
  }

  private static List<String> of(Stream<?> envelopes) {
    return envelopes.flatMap(envelope -> of(envelope).stream()).toList();
  }

  /** The value with its problems as they are where the codec has written it, and no offsets. */
  static Object withoutPlaces(Object value) {
    if (of(value).isEmpty()) {
      return value;
    }
    if (value instanceof MessagesResponse response) {
      return MessagesResponse.builder()
          .from(response)
          .messages(response.messages().stream().map(Problems::message).toList())
          .build();
    }
    if (value instanceof EnvelopeResponse response) {
      return EnvelopeResponse.builder()
          .from(response)
          .messages(response.messages().stream().map(Problems::message).toList())
          .build();
    }
    if (value instanceof MultiNounRequest request) {
      return MultiNounRequest.builder()
          .from(request)
          .nouns(request.nouns().stream().map(Problems::noun).toList())
          .build();
    }
    return value instanceof Message envelope ? message(envelope) : noun((NounWrapper) value);
  }

  private static Message message(Message envelope) {
    return envelope.message() instanceof UnknownMessage unknown
        ? Message.builder()
            .from(envelope)
            .message(
                UnknownMessage.builder()
                    .from(unknown)
                    .problem(unknown.problem().map(Problems::written))
                    .build())
            .build()
        : envelope;
  }

  private static NounWrapper noun(NounWrapper envelope) {
    return envelope.request() instanceof UnknownRequest unknown
        ? NounWrapper.builder()
            .from(envelope)
            .request(
                UnknownRequest.builder()
                    .from(unknown)
                    .problem(unknown.problem().map(Problems::written))
                    .build())
            .build()
        : envelope;
  }

  private static String written(String problem) {
    return BODY.matcher(OFFSET.matcher(problem).replaceFirst(": ")).replaceFirst("$1.object");
  }
}
