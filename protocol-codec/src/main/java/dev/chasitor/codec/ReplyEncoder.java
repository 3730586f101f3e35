package dev.chasitor.codec;

import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.codec.shapes.ResponseShapes;
import dev.chasitor.model.EnvelopeResponse;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.Response;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.SessionIdResponse;

/** Writes replies on the server's side (ruling A1). */
final class ReplyEncoder {

  private static final WireHeaders JSON =
      WireHeaders.builder().add(MediaTypes.HEADER, MediaTypes.JSON).build();
  private static final WireResponse ACCEPTED = WireResponse.text(200, "OK");
  private static final WireResponse EMPTY =
      new WireResponse(204, WireHeaders.none(), WireBody.empty());

  private final JsonFormat format;

  ReplyEncoder(JsonFormat format) {
    this.format = format;
  }

  WireResponse encode(Reply reply) {
    return switch (reply.kind()) {
      case ANSWERED ->
          new WireResponse(200, JSON, WireBody.wrap(body(((Reply.Answered) reply).response())));
      case ACCEPTED -> ACCEPTED;
      case EMPTY -> EMPTY;
      case REFUSED -> {
        Refusal refusal = ((Reply.Refused) reply).refusal();
        yield RetryAfter.added(WireResponse.text(refusal.status(), refusal.text()), refusal);
      }
      case MALFORMED ->
          throw new IllegalArgumentException(
              "A server cannot send Reply.Malformed; send a Refusal instead");
    };
  }

  private byte[] body(Response response) {
    return switch (response.kind()) {
      case MESSAGES -> format.toBytes(ResponseShapes.MESSAGES, (MessagesResponse) response);
      case SESSION_ID -> format.toBytes(ResponseShapes.SESSION_ID, (SessionIdResponse) response);
      case RESYNC_SESSION ->
          format.toBytes(ResponseShapes.RESYNC_SESSION, (ResyncSessionResponse) response);
      case ENVELOPE -> format.toBytes(ResponseShapes.ENVELOPE, (EnvelopeResponse) response);
    };
  }
}
