/**
 * The journal of a client: what its sessions write before anything leaves, so that another process
 * can go on with them after a crash.
 */
@NullMarked
package dev.chasitor.client.journal;

import org.jspecify.annotations.NullMarked;
