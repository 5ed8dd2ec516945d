#include "bank/account_snapshot.hpp"

#include <algorithm>
#include <iterator>

#include "es/json.hpp"

namespace bank {
namespace {

using Status = Account::Status;

struct Name {
  Status status;
  const char* text;
};
constexpr Name names[] = {
    {Status::not_opened, "not_opened"}, {Status::open, "open"}, {Status::closed, "closed"}};

es::JsonText encode(const Account& account) {
  return {es::Json{{"status", std::ranges::find(names, account.status, &Name::status)->text},
                   {"owner", account.owner},
                   {"balance_minor", account.balance.minor},
                   {"currency", account.balance.currency.text()}}
              .dump(-1, ' ', false, es::Json::error_handler_t::replace)};
}

// Memos come from a disk, so that anything may stand in them: a state is read whole or not at all.
std::optional<Account> decode(const es::JsonText& text) {
  const auto json = es::parse_json(text.text());
  if (!json) return std::nullopt;
  const auto status = es::field<std::string>(*json, "status");
  auto owner = es::field<std::string>(*json, "owner");
  const auto minor = es::field<std::int64_t>(*json, "balance_minor");
  const auto code = es::field<std::string>(*json, "currency");
  const auto currency = code ? parse_currency(*code) : std::nullopt;
  if (!status || !owner || !minor || !currency) return std::nullopt;
  const auto* named = std::ranges::find(names, *status, &Name::text);
  if (named == std::end(names)) return std::nullopt;
  return Account{named->status, *std::move(owner), {*minor, *currency}};
}

}  // namespace

es::SnapshotCodec<Account> account_snapshots() { return {.schema = 1, .encode = encode, .decode = decode}; }

}  // namespace bank
