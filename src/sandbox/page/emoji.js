/** The emoji that are written by name; the usual ones. Others stay as they are written. */

const table = `+1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌
heavy_multiplication_x ✖️ warning ⚠️ no_entry ⛔ no_entry_sign 🚫 question ❓ grey_question ❔ exclamation ❗ grey_exclamation ❕
information_source ℹ️ bulb 💡 bell 🔔 no_bell 🔕 calendar 📅 date 📅 spiral_calendar_pad 🗓️ spiral_calendar 🗓️ clock1 🕐
clock3 🕒 clock9 🕘 alarm_clock ⏰ hourglass ⌛ hourglass_flowing_sand ⏳ stopwatch ⏱️ timer_clock ⏲️ wave 👋 tada 🎉 sparkles ✨
star ⭐ fire 🔥 rocket 🚀 eyes 👀 pray 🙏 clap 👏 raised_hands 🙌 raised_hand ✋ hand ✋ point_right 👉 point_left 👈
point_up ☝️ point_down 👇 muscle 💪 ok_hand 👌 handshake 🤝 speech_balloon 💬 thought_balloon 💭 memo 📝 pencil 📝 pencil2 ✏️
clipboard 📋 page_facing_up 📄 newspaper 📰 bookmark 🔖 pushpin 📌 round_pushpin 📍 paperclip 📎 link 🔗 email ✉️ envelope ✉️
incoming_envelope 📨 mailbox 📫 inbox_tray 📥 outbox_tray 📤 telephone ☎️ phone ☎️ iphone 📱 computer 💻 bar_chart 📊
chart_with_upwards_trend 📈 busts_in_silhouette 👥 bust_in_silhouette 👤 office 🏢 classical_building 🏛️ house 🏠 school 🏫 bus 🚌
train 🚆 train2 🚆 car 🚗 bike 🚲 airplane ✈️ walking 🚶 camera 📷 microphone 🎤 studio_microphone 🎙️ coffee ☕ tea 🍵
fork_and_knife 🍴 knife_fork_plate 🍽️ bread 🍞 apple 🍎 cake 🍰 beer 🍺 smile 😄 smiley 😃 grinning 😀 slightly_smiling_face 🙂
wink 😉 blush 😊 joy 😂 thinking_face 🤔 neutral_face 😐 confused 😕 disappointed 😞 cry 😢 sweat_smile 😅 heart ❤️ green_heart 💚
blue_heart 💙 large_green_circle 🟢 large_yellow_circle 🟡 red_circle 🔴 large_blue_circle 🔵 white_circle ⚪ black_circle ⚫
arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ arrows_counterclockwise 🔄 repeat 🔁 heavy_plus_sign ➕ heavy_minus_sign ➖
one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣ seven 7️⃣ eight 8️⃣ nine 9️⃣ keycap_ten 🔟 zero 0️⃣ lock 🔒 unlock 🔓 key 🔑
hammer 🔨 wrench 🔧 gear ⚙️ package 📦 gift 🎁 art 🎨 globe_with_meridians 🌐 flag-de 🇩🇪 de 🇩🇪 gb 🇬🇧 flag-gb 🇬🇧 sunny ☀️ cloud ☁️
umbrella ☂️ snowflake ❄️ seedling 🌱 evergreen_tree 🌲 recycle ♻️ wheelchair ♿ rotating_light 🚨 loudspeaker 📢 mega 📣
wastebasket 🗑️ mag 🔍 100 💯 robot_face 🤖 zzz 💤`;

const words = table.split(/\s+/);
const byName = new Map();
for (let i = 0; i < words.length; i += 2) byName.set(words[i], words[i + 1]);

/** @returns undefined when the name is not known */
export function emojiByName(name) {
  return byName.get(name);
}

const emojiPattern = /:([a-z0-9_+'-]+):/g;

/** Text in which known `:names:` are emoji. */
export function withEmoji(text) {
  return text.replace(emojiPattern, (written, name) => emojiByName(name) ?? written);
}
