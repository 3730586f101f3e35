package dev.chasitor.codec;

import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.codec.shapes.ResponseShapes;
import dev.chasitor.model.EnvelopeResponse;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.Response;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.SessionIdResponse;

/** The server's side of a reply (ruling A1). */
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
    if (reply instanceof Reply.Answered answered) {
      return new WireResponse(200, JSON, WireBody.wrap(body(answered.response())));
    }
    if (reply instanceof Reply.Accepted) {
      return ACCEPTED;
    }
    if (reply instanceof Reply.Empty) {
      return EMPTY;
    }
    if (reply instanceof Reply.Refused refused) {
      return WireResponse.text(refused.refusal().status(), refused.refusal().text());
    }
    throw new IllegalArgumentException("A malformed reply is never sent");
  }

  private byte[] body(Response response) {
    if (response instanceof MessagesResponse messages) {
      return format.toBytes(ResponseShapes.MESSAGES, messages);
    }
    if (response instanceof SessionIdResponse sessionId) {
      return format.toBytes(ResponseShapes.SESSION_ID, sessionId);
    }
    if (response instanceof ResyncSessionResponse resync) {
      return format.toBytes(ResponseShapes.RESYNC_SESSION, resync);
    }
    if (response instanceof EnvelopeResponse envelope) {
      return format.toBytes(ResponseShapes.ENVELOPE, envelope);
    }
    throw new IllegalArgumentException("No table for " + response.getClass().getName());
  }
}
