import type { Fields } from "../../foreign/fields.ts";
import type { UnknownNames } from "../../foreign/unknown-names.ts";

/** Keys of conversations that exports had up to 2026-08, and those of our own in their shape. */
const known = new Set(
  `title create_time update_time mapping current_node conversation_id id default_model_slug gizmo_id gizmo_type
  conversation_template_id is_archived is_starred pinned_time is_do_not_remember memory_scope is_study_mode is_read_only voice
  async_status conversation_origin plugin_ids disabled_tool_ids safe_urls blocked_urls moderation_results context_scopes owner
  workspace_id sugar_item_id sugar_item_visible convokeep`.split(/\s+/),
);

/** Notes names of keys that may hold something that is not read. */
export function unknownKeys(conversation: Fields, unknown: UnknownNames): void {
  for (const [key, value] of Object.entries(conversation)) {
    if (!known.has(key) && value !== null && value !== undefined) unknown.add("key", key);
  }
}
