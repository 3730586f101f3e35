/**
 * A hand-off service: it takes chats over HTTP, hands them to agents, reports their events to a
 * webhook, and survives crashes. An example to copy; never published.
 */
@NullMarked
package dev.chasitor.handoff;

import org.jspecify.annotations.NullMarked;
