package dev.chasitor.tck.arbitraries;

import static dev.chasitor.tck.arbitraries.Values.OFTEN;
import static dev.chasitor.tck.arbitraries.Values.affinities;
import static dev.chasitor.tck.arbitraries.Values.bigNumbers;
import static dev.chasitor.tck.arbitraries.Values.extras;
import static dev.chasitor.tck.arbitraries.Values.few;
import static dev.chasitor.tck.arbitraries.Values.flags;
import static dev.chasitor.tck.arbitraries.Values.keys;
import static dev.chasitor.tck.arbitraries.Values.numbers;
import static dev.chasitor.tck.arbitraries.Values.texts;

import dev.chasitor.model.EnvelopeResponse;
import dev.chasitor.model.Extensible;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.SessionIdResponse;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;

/** Generators of the responses. */
final class ResponseModels {

  private ResponseModels() {}

  static void addTo(Map<Class<? extends Extensible>, Arbitrary<? extends Extensible>> types) {
    types.put(SessionIdResponse.class, sessionIdResponses());
    types.put(MessagesResponse.class, messagesResponses());
    types.put(EnvelopeResponse.class, envelopeResponses());
    types.put(ResyncSessionResponse.class, resyncSessionResponses());
  }

  static Arbitrary<SessionIdResponse> sessionIdResponses() {
    return Builders.withBuilder(SessionIdResponse::builder)
        .use(texts())
        .in(SessionIdResponse.Builder::id)
        .use(keys())
        .in(SessionIdResponse.Builder::key)
        .use(affinities())
        .in(SessionIdResponse.Builder::affinityToken)
        .use(numbers())
        .in(SessionIdResponse.Builder::clientPollTimeout)
        .use(extras())
        .in(SessionIdResponse.Builder::putAllAdditionalProperties)
        .build(SessionIdResponse.Builder::build);
  }

  static Arbitrary<MessagesResponse> messagesResponses() {
    return Builders.withBuilder(MessagesResponse::builder)
        .use(few(MessageModels.messages()))
        .in(MessagesResponse.Builder::messages)
        .use(bigNumbers())
        .withProbability(OFTEN)
        .in(MessagesResponse.Builder::sequence)
        .use(texts())
        .withProbability(OFTEN)
        .in(MessagesResponse.Builder::offset)
        .use(extras())
        .in(MessagesResponse.Builder::putAllAdditionalProperties)
        .build(MessagesResponse.Builder::build);
  }

  static Arbitrary<ResyncSessionResponse> resyncSessionResponses() {
    return Builders.withBuilder(ResyncSessionResponse::builder)
        .use(flags())
        .in(ResyncSessionResponse.Builder::isValid)
        .use(keys())
        .withProbability(OFTEN)
        .in(ResyncSessionResponse.Builder::key)
        .use(affinities())
        .withProbability(OFTEN)
        .in(ResyncSessionResponse.Builder::affinityToken)
        .use(extras())
        .in(ResyncSessionResponse.Builder::putAllAdditionalProperties)
        .build(ResyncSessionResponse.Builder::build);
  }

  static Arbitrary<EnvelopeResponse> envelopeResponses() {
    return Builders.withBuilder(EnvelopeResponse::builder)
        .use(few(MessageModels.messages()))
        .in(EnvelopeResponse.Builder::messages)
        .use(extras())
        .in(EnvelopeResponse.Builder::putAllAdditionalProperties)
        .build(EnvelopeResponse.Builder::build);
  }
}
