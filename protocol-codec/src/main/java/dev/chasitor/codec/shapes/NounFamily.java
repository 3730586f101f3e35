package dev.chasitor.codec.shapes;

import dev.chasitor.codec.json.JsonEnvelope;
import dev.chasitor.model.Json;
import dev.chasitor.model.NounWrapper;
import dev.chasitor.model.Request;
import dev.chasitor.model.UnknownRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes {@link NounWrapper} envelopes and takes them apart. */
final class NounFamily implements JsonEnvelope.Family<NounWrapper, Request> {

  @Override
  public NounWrapper wrap(Request body, Map<String, Json> extras) {
    return NounWrapper.builder().request(body).additionalProperties(extras).build();
  }

  @Override
  public Request body(NounWrapper envelope) {
    return envelope.request();
  }

  @Override
  public Map<String, Json> extras(NounWrapper envelope) {
    return envelope.additionalProperties();
  }

  @Override
  public Request unknown(List<String> words, Json raw, @Nullable String problem) {
    return UnknownRequest.builder()
        .prefix(words.get(0))
        .noun(words.get(1))
        .raw(raw)
        .problem(Optional.ofNullable(problem))
        .build();
  }

  @Override
  public List<String> words(Request body) {
    return body instanceof UnknownRequest unknown
        ? List.of(unknown.prefix(), unknown.noun())
        : List.of(body.kind().prefix(), body.kind().noun());
  }

  @Override
  public Optional<Json> raw(Request body) {
    return body instanceof UnknownRequest unknown ? Optional.of(unknown.raw()) : Optional.empty();
  }

  @Override
  public boolean isNoEnvelope(Request catchAll) {
    UnknownRequest unknown = (UnknownRequest) catchAll;
    return unknown.prefix().isEmpty() && unknown.noun().isEmpty() && unknown.problem().isPresent();
  }
}
