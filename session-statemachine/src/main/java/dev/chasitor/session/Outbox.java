package dev.chasitor.session;

import dev.chasitor.codec.Resource;
import dev.chasitor.model.RequestType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What waits to be sent, in the order the application said it (rule C-SEQ-03). Only the head is
 * ever on its way. Immutable.
 *
 * @param nextNumber the number the next new POST gets, from 1
 * @param items what waits, the head first
 */
public record Outbox(long nextNumber, List<OutboxItem> items) {

  static final Outbox EMPTY = new Outbox(1, List.of());

  public Outbox {
    items = List.copyOf(items);
  }

  Optional<OutboxItem> head() {
    return items.isEmpty() ? Optional.empty() : Optional.of(items.get(0));
  }

  boolean holds(RequestType type) {
    return items.stream().anyMatch(item -> item.request().kind() == type);
  }

  Outbox append(OutboxItem item) {
    List<OutboxItem> longer = new ArrayList<>(items);
    longer.add(item);
    return new Outbox(nextNumber, longer);
  }

  Outbox prepend(OutboxItem item) {
    List<OutboxItem> longer = new ArrayList<>();
    longer.add(item);
    longer.addAll(items);
    return new Outbox(nextNumber, longer);
  }

  Outbox without(RequestType type) {
    return new Outbox(
        nextNumber, items.stream().filter(item -> item.request().kind() != type).toList());
  }

  Outbox withoutHead() {
    return new Outbox(nextNumber, items.subList(1, items.size()));
  }

  /** The head as it goes out now: numbered when its resource is, with its old number on a retry. */
  Outbox withHeadSent() {
    OutboxItem head = items.get(0);
    boolean numbered =
        Resource.of(head.request().kind()).headers().contains(Resource.Header.SEQUENCE);
    if (!numbered || head.number().isPresent()) {
      return withHead(head.sentAs(head.number()));
    }
    return new Outbox(nextNumber + 1, items).withHead(head.sentAs(OptionalLong.of(nextNumber)));
  }

  /** The head after one more refusal that allows another try. */
  Outbox withHeadRefused() {
    return withHead(items.get(0).refused());
  }

  /** Numbering starts anew behind {@code last}, the last number the server accepted. */
  Outbox rebasedAfter(long last) {
    List<OutboxItem> fresh = items.stream().map(OutboxItem::unnumbered).toList();
    return new Outbox(last + 1, fresh);
  }

  private Outbox withHead(OutboxItem head) {
    List<OutboxItem> changed = new ArrayList<>(items);
    changed.set(0, head);
    return new Outbox(nextNumber, changed);
  }
}
