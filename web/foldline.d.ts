// The page's API, as window.foldline. Every function's promise answers exactly once; `on` alone answers at once.

type Position = number; // place among all events, from 1
type Time = string; // RFC 3339

/** One object of the command line's: `{"command":"DepositMoney","account":"acc-1","amount":"12.50"}`. */
interface Command {
  command: "OpenAccount" | "DepositMoney" | "WithdrawMoney" | "TransferMoney" | "CloseAccount";
  account?: string; // but for a transfer
  from?: string; // of a transfer, as are `to` and its amount
  to?: string;
  owner?: string;
  currency?: string;
  amount?: string;
  source?: string;
  expected_version?: number;
  command_id?: string;
  at?: Time;
  metadata?: Record<string, unknown>;
}

interface Event {
  position: Position;
  id: string; // "account-acc-1@3"
  aggregate_id: string;
  aggregate_type: string;
  event_type: string;
  event_data: Record<string, unknown>;
  version: number;
  timestamp: Time;
  metadata: Record<string, unknown>;
  schema: number;
  part?: number; // where one stored event is read as several
}

interface Kept {
  ok: true;
  events: Event[];
  version: number; // of the command's account
  position: Position; // of the last event
  repeated?: true; // the first receipt of a command id that was known
}

interface Refused {
  ok: false;
  error: "rejection" | "conflict" | "invalid" | "storage" | "not_found";
  reason?: string;
  message?: string;
  field?: string;
  [number: string]: unknown; // balance, requested, expected, actual, events (of a reversed transfer: its own)
}

type Intent =
  | { intent: "Execute"; command: Command }
  | { intent: "TravelTo"; position: Position }
  | { intent: "TravelTo"; at: Time }
  | { intent: "GoLive" }
  | { intent: "Play"; speed?: number } // events a second, 1 to 10,000; from the cursor on, or from the beginning
  | { intent: "Pause" }
  | { intent: "SelectEvent"; position: Position }
  | { intent: "ExplainBalance"; account?: string } // without one, nothing is explained any more
  | { intent: "TendModel"; model: ModelName; how: "pause" | "follow" | "step" | "retry" | "skip" | "rebuild" | "cancel" }
  | { intent: "CarryOn" } // a bounded step of the rebuilds that are under way; the screen asks for it itself
  | { intent: "TakeOver" } // this tab writes from now on
  | { intent: "SaveAgain" } // after a save that failed
  | { intent: "ExportLog" } // as a file that the browser downloads
  | { intent: "ImportLog" } // asks the person for a file
  | { intent: "CancelImport" } // of a file that is being read; nothing of it is kept
  | { intent: "CloseNotice" } // which says what became of it
  | { intent: "Reset" }
  | { intent: "ShowAbout" };

interface State {
  account: string;
  status: "open" | "closed" | "not_opened";
  owner: string;
  balance: string;
  currency: string;
  version: number;
  position: Position;
  as_of: { position: Position; recorded_at: Time | null; ties: number };
}

interface Cursor {
  position: Position;
  live: boolean;
}

interface Durability {
  state: "saved" | "unsaved" | "saving" | "failed";
  through?: number; // commit numbers
  from?: number;
  reason?: string;
}

interface Control {
  role: string;
  name: string;
  value: string;
  enabled: boolean;
  rect: [x: number, y: number, width: number, height: number]; // CSS pixels of the page
}

type ModelName = "account-balances" | "transaction-history" | "balance-history";

interface Model {
  name: ModelName;
  checkpoint: Position; // how far what is shown has read: not beyond the cursor
  paused: boolean;
  stopped_at?: { position: Position; reason: string }; // the event that it cannot take
  rebuilding?: Position; // how far the one being rebuilt beside it has read
  rebuilt?: { through: Position; equal: boolean };
}

interface View {
  cursor: Cursor;
  role: "writer" | "follower";
  storage: "indexeddb" | "memory";
  durability: Durability;
  events: number; // in the whole log
  commits: number;
  import?: { name: string; lines: number; percent: number } | { ok: boolean; message: string }; // of a file
  damage?: string; // where the log is damaged; it is read up to there, and not written to
  playing?: number; // events a second, while the cursor moves by itself
  snapshots?: number; // taken by this tab: memos of folds
  selected: Position | null;
  answer: Record<string, unknown> | null; // what became of the last command
  balances: { account: string; owner: string; balance: string; currency: string; open: boolean }[]; // as of the cursor
  transactions: { position: Position; account: string; type: string; amount: string }[]; // newest first
  explained: { account: string; positions: Position[] } | null; // the events that made a balance
  models: Model[];
  frames: number; // drawn since the start
  controls: Control[]; // of the last frame
}

interface Foldline {
  readonly ready: Promise<{ build: string; storage: "indexeddb" | "memory"; role: "writer" | "follower" }>;
  /** Answers when the events are durable in IndexedDB. */
  execute(command: Command): Promise<Kept | Refused>;
  /** Answers when view() shows it. An Execute answers as execute() does. */
  ask(intent: Intent): Promise<{ ok: true } | Kept | Refused>;
  events(options?: { stream?: string; type?: string; after?: Position; limit?: number; stored?: boolean }): Promise<Event[]>;
  state(account: string, moment?: { version?: number; position?: Position; at?: Time }): Promise<State | Refused>;
  projection(
    name: "account-balances" | "transaction-history" | "daily-totals",
    moment?: { position?: Position; at?: Time },
  ): Promise<{ projection: string; checkpoint: Position; model: Record<string, unknown> } | Refused>;
  view(): Promise<View>;
  /** The log as a text of lines. jsonl: each event as it was written, with the number of its commit; importLog takes it. */
  exportLog(format: "jsonl" | "cloudevents" | "message-db"): Promise<string | Refused>;
  /** Keeps events from elsewhere, one a line, all of them or none; answers when they are durable. */
  importLog(text: string): Promise<{ imported: number; skipped: number; position: Position } | Refused>;
  /** Empties the log, without a reload. */
  reset(): Promise<{ ok: true } | Refused>;
  /** Returns the function that ends the subscription. */
  on(kind: "appended", listener: (events: Event[]) => void): () => void;
  on(kind: "durability", listener: (now: Durability) => void): () => void;
  on(kind: "cursor", listener: (now: Cursor) => void): () => void;
  on(kind: "role", listener: (now: "writer" | "follower") => void): () => void;
  on(kind: "refused", listener: (result: Refused) => void): () => void;
}

interface Window {
  readonly foldline: Foldline;
}
